const page = 65_536

/**
 * Keeps WebAssembly in this process from growing past `most` bytes: no option of Node's bounds it. PDFium is told that
 * there is no more, as a program in C is.
 */
export function boundMemory(most = 180_000_000) {
  const grow = globalThis.WebAssembly.Memory.prototype.grow
  globalThis.WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * page > most) throw new RangeError('No more memory for this document.')
    return grow.call(this, pages)
  }
}
