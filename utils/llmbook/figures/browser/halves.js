/**
 * Half precision to single, exactly: sign, 5 bits of exponent and 10 of fraction move to their
 * places in 32 bits; the exponents' biases, 15 and 127, differ by a factor of 2**112, which also
 * turns subnormal halves into normal singles. The largest exponent means infinity or nan.
 * @param {Uint16Array} halves
 */
export function single(halves) {
  const bits = new Uint32Array(halves.length);
  const singles = new Float32Array(bits.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i];
    bits[i] = (half & 0x7fff) << 13;
    singles[i] *= 2 ** 112;
    if ((half & 0x7c00) === 0x7c00) bits[i] |= 0x7f800000;
    bits[i] |= (half & 0x8000) << 16;
  }
  return singles;
}
