// Plain JavaScript, because the child process that makes the pictures reads it too.

/** Widths (pixels) of the WebP files; a picture is never enlarged. `fallbackWidth`: the JPEG for old browsers. */
const pictureWidths = [480, 960, 1600]
export const fallbackWidth = 960

const smallWidths = [120, 240]

/** Older uploads may lack these files until they are made in the background. @param {number} width */
export function smallWidthsOf(width) {
  return smallWidths.filter((candidate) => candidate < width)
}

/** At least one width, and none wider than the picture. @param {number} width */
export function widthsOf(width) {
  const fitting = pictureWidths.filter((candidate) => candidate < width)
  return fitting.length < pictureWidths.length ? [...fitting, Math.min(width, pictureWidths.at(-1) ?? width)] : fitting
}
