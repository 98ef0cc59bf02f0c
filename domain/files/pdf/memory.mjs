// @ts-check
const page = 65_536

/**
 * Keeps WebAssembly in this process from growing past `max` bytes: no option of Node's bounds it. PDFium is told that
 * there is no more, as a program in C is.
 */
export function boundMemory(max = 180_000_000) {
  const grow = globalThis.WebAssembly.Memory.prototype.grow
  globalThis.WebAssembly.Memory.prototype.grow = function (/** @type {number} */ pages) {
    if (this.buffer.byteLength + pages * page > max) throw new RangeError('No more memory for this document.')
    return grow.call(this, pages)
  }
}
