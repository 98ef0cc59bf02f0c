import { passageMarks } from './passage-marks'

export const stillMarks = passageMarks('stillOriginal', {
  class: 'still-original',
  'aria-description': 'Still in the words of the original',
})
