import { passageMarks } from '../passage-marks'

export const draftMarks = passageMarks('machineDrafts', {
  class: 'machine-draft',
  'aria-description': 'Draft by a machine, not checked yet',
})
