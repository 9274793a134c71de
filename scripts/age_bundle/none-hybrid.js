// Post-quantum recipients are never used by these pages: one kind of key, never mixed.
export const MLKEM768P256 = undefined;
export const MLKEM768X25519 = undefined;
