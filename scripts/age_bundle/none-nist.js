// P-256 is used by tag recipients alone, which these pages never meet.
export const p256 = undefined;
