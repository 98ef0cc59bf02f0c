// Plain JavaScript, because the child process that makes the pictures reads it as well.

/** Widths in pixels that every picture is kept in, as WebP, unless it is narrower; and one JPEG for old readers. */
const pictureWidths = [480, 960, 1600]
export const fallbackWidth = 960

/** Widths that a picture, or a first page, has for lists beside those, where it stands small. */
const smallWidths = [120, 240]

/**
 * The small widths of a picture of this width. It may lack their files: older uploads get them in the background.
 * @param {number} width
 */
export function smallWidthsOf(width) {
  return smallWidths.filter((candidate) => candidate < width)
}

/**
 * The widths a picture of this width is kept in: never wider than it came, and always at least one.
 * @param {number} width
 */
export function widthsOf(width) {
  const fitting = pictureWidths.filter((candidate) => candidate < width)
  return fitting.length < pictureWidths.length ? [...fitting, Math.min(width, pictureWidths.at(-1) ?? width)] : fitting
}
