// @ts-check
const pageBytes = 65_536

/** Bounds the memory of WebAssembly, for which Node has no option. PDFium sees a failed allocation, as in C. */
export function boundMemory(max = 180_000_000) {
  const grow = globalThis.WebAssembly.Memory.prototype.grow
  globalThis.WebAssembly.Memory.prototype.grow = function (/** @type {number} */ pages) {
    if (this.buffer.byteLength + pages * pageBytes > max) throw new RangeError('No more memory for this document.')
    return grow.call(this, pages)
  }
}
