import { passageMarks } from '../passage-marks'

/** Marks the paragraphs whose words a machine made and nobody has signed. */
export const draftMarks = passageMarks('machineDrafts', {
  class: 'machine-draft',
  'aria-description': 'Draft by a machine, not checked yet',
})
