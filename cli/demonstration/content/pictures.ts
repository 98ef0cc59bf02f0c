/** What each drawing shows, for readers who do not see it. */
export const pictureDescriptions = {
  river:
    'Abstract drawing: a river in wide bends, drawn with fine lines that repeat its older courses, and six dots along its present one.',
  layers:
    'Abstract drawing: sheets of paper lying on one another, slightly turned, the uppermost with ruled lines and a blue edge.',
  contours:
    'Abstract drawing: contour lines of an imagined hilly landscape, as on a map, with one height drawn in blue.',
}

export type PictureName = keyof typeof pictureDescriptions
