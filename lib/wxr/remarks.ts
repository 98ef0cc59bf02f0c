import type { DecodeReport, MendedCharacters } from './decode'
import type { WxrRemark } from './types'

const wholeTexts =
  'Old versions of WordPress broke the export there: it was read in a second, lenient way, in which the text goes on to the end of its element. Look at it.'

/** Returns what was mended in reading, in sentences: for a person who wonders whether something is missing. */
export function remarks(
  { controls, unreadable }: DecodeReport,
  entities: MendedCharacters,
  cdata: MendedCharacters = { times: 0, line: 0 },
): WxrRemark[] {
  const remarkOn = (mended: MendedCharacters, singular: string, plural: string): WxrRemark[] =>
    mended.times === 0
      ? []
      : [{ is: 'remark', message: mended.times === 1 ? singular : `${mended.times} ${plural}`, line: mended.line }]
  return [
    ...remarkOn(cdata, `A text ended too early. ${wholeTexts}`, `texts ended too early. ${wholeTexts}`),
    ...remarkOn(
      controls,
      'A control character, which nobody can see, was removed.',
      'control characters, which nobody can see, were removed.',
    ),
    ...remarkOn(
      unreadable,
      'A character cannot be read and stands as �: the file was damaged, or is not in the encoding it declares.',
      'characters cannot be read and stand as �: the file was damaged, or is not in the encoding it declares.',
    ),
    ...remarkOn(
      entities,
      'The name of a character (as in &name;) is not known to XML and stands as it was written.',
      'names of characters (as in &name;) are not known to XML and stand as they were written.',
    ),
  ]
}
