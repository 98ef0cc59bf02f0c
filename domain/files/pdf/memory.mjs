// @ts-check
const page = 65_536

/** No option of Node bounds WebAssembly. PDFium sees that memory is full, as a program in C would. */
export function boundMemory(max = 180_000_000) {
  const grow = globalThis.WebAssembly.Memory.prototype.grow
  globalThis.WebAssembly.Memory.prototype.grow = function (/** @type {number} */ pages) {
    if (this.buffer.byteLength + pages * page > max) throw new RangeError('No more memory for this document.')
    return grow.call(this, pages)
  }
}
