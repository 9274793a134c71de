// Where a JPEG says it was taken: [latitude, longitude], or null. Reads the first 256 kB only.
export async function position(file) {
  if (file.type !== "image/jpeg") return null;
  try { return find(new DataView(await file.slice(0, 262144).arrayBuffer())); } catch { return null; }
}

function find(view) {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff || marker === 0xffda) return null;
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return gps(view, at + 10);
  }
  return null;
}

function gps(view, tiff) {
  const little = view.getUint16(tiff) === 0x4949;
  const u16 = (at) => view.getUint16(tiff + at, little);
  const u32 = (at) => view.getUint32(tiff + at, little);
  const entries = (at) => new Map(Array.from({ length: u16(at) }, (_, n) => [u16(at + 2 + n * 12), at + 2 + n * 12]));
  const pointer = entries(u32(4)).get(0x8825);
  if (pointer === undefined) return null;
  const tags = entries(u32(pointer + 8));
  const degrees = (tag) => {
    const at = u32(tags.get(tag) + 8);
    const part = (n) => u32(at + n * 8) / u32(at + n * 8 + 4);
    return part(0) + part(1) / 60 + part(2) / 3600;
  };
  const sign = (tag, negative) => (String.fromCharCode(view.getUint8(tiff + tags.get(tag) + 8)) === negative ? -1 : 1);
  const found = [degrees(2) * sign(1, "S"), degrees(4) * sign(3, "W")];
  const sane = found.every(Number.isFinite) && Math.abs(found[0]) <= 90 && Math.abs(found[1]) <= 180;
  return sane && (found[0] || found[1]) ? found : null;
}
