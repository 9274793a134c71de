// What the sender keeps: a receipt like any other, and the promise of the public log.
import { toBase64, utf8 } from "./age.js";
import { canonical } from "./canonical.js";
import { grouped } from "./digits.js";
import { isSaved, parameters } from "./frame.js";

/** The proof of filing as a file, as `hoiam verify` reads it: the opening and the promise. */
export function proofText({ record, salt, promise }) {
  const extra = toBase64(utf8(canonical({ record, salt })));
  return `hoiam promised entry v1\nextra ${extra}\n\n${promise}`;
}

/** The address as other receipts print it: of the place, and of no page. */
export const placeAddress = () => (parameters.address || (isSaved ? "" : location.origin)).replace(/\/$/, "");

/** The receipt as plain text. */
export function receiptText({ reference, digits }) {
  const lines = ["BIÊN NHẬN Ý KIẾN", parameters.place, "", "Số biên nhận", grouped(reference), "", "Mã tra cứu (chỉ ông/bà giữ)", grouped(digits), "", `Tra cứu tại ${placeAddress()}`, ""];
  return `\ufeff${lines.join("\r\n")}`;
}
