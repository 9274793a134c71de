// Finds the first number n for which SHA-256("challenge:n") begins with enough zero bits.
// Own SHA-256: the browser's is absent on plain http, and slow when called a million times.
const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((p) => n % p)) PRIMES.push(n);
const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
const K = Int32Array.from(PRIMES, (p) => fraction(Math.cbrt(p)));
const START = Int32Array.from(PRIMES.slice(0, 8), (p) => fraction(Math.sqrt(p)));
const W = new Int32Array(64);

function block(state, bytes, at) {
  for (let i = 0; i < 16; i++, at += 4) W[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15], y = W[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

function solve(challenge, report) {
  const bits = Number(challenge.split(".")[2]);
  const head = new TextEncoder().encode(challenge + ":");
  const whole = head.length >> 6;           // blocks that never change are hashed once
  const middle = START.slice();
  for (let i = 0; i < whole; i++) block(middle, head, i * 64);
  const rest = head.subarray(whole * 64);
  const state = new Int32Array(8);
  for (let n = 0; ; n++) {
    const digits = String(n);
    const length = rest.length + digits.length;
    const padded = new Uint8Array((length + 72) & ~63);
    padded.set(rest);
    for (let i = 0; i < digits.length; i++) padded[rest.length + i] = digits.charCodeAt(i);
    padded[length] = 128;
    new DataView(padded.buffer).setUint32(padded.length - 4, (whole * 64 + length) * 8);
    state.set(middle);
    for (let at = 0; at < padded.length; at += 64) block(state, padded, at);
    if (Math.clz32(state[0]) >= bits) return digits;
    if ((n & 16383) === 16383) report(1 - Math.exp(-n / 2 ** bits));
  }
}

onmessage = ({ data }) => postMessage({ solution: solve(data, (done) => postMessage({ done })) });
