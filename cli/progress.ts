const minInterval = 200

/** Writes only to a terminal. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  let shownAt = -Infinity
  let isShown = false
  return {
    show(words: string) {
      if (!stream.isTTY || performance.now() - shownAt < minInterval) return
      stream.write(`\r\u001b[K${words}`)
      shownAt = performance.now()
      isShown = true
    },
    end() {
      if (isShown) stream.write('\r\u001b[K')
    },
  }
}
