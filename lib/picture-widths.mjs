// Plain JavaScript, because the child process that makes the pictures reads it as well.

/** Widths in pixels that every picture is kept in, as WebP, unless it is narrower; and one JPEG for old readers. */
const pictureWidths = [480, 960, 1600]
export const fallbackWidth = 960

/**
 * The widths a picture of this width is kept in: never wider than it came, and always at least one.
 * @param {number} width
 */
export function widthsOf(width) {
  const fitting = pictureWidths.filter((candidate) => candidate < width)
  return fitting.length < pictureWidths.length ? [...fitting, Math.min(width, pictureWidths.at(-1) ?? width)] : fitting
}
