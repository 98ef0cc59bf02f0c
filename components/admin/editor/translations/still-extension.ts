import { passageMarks } from './passage-marks'

/** Marks the paragraphs that are still in the words of the original. */
export const stillMarks = passageMarks('stillOriginal', {
  class: 'still-original',
  'aria-description': 'Still in the words of the original',
})
