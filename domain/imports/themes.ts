export type FindingTheme = { about: string; advice: string }

// The first match counts; themes are ordered by importance to readers.
const findingThemes: (FindingTheme & { is: RegExp })[] = [
  {
    about: 'Something is missing',
    advice:
      'Put the files into the folder of uploads and import again; or upload them here, and put them into the text yourself.',
    is: /\bmissing\b|not in the export, or holds itself|picture of a gallery|pictures of galleries|which pictures it shows|has no address and was left out|^A frame without/,
  },
  {
    about: 'Documents that no text offers',
    advice:
      'Each answers at its old address again once a public text offers it. The report of an import can begin a page with all of them.',
    is: /^No public text offers/,
  },
  {
    about: 'Another zone',
    advice:
      'Before the import, choose the zone of the old site under Settings: days, and months in addresses, are reckoned in it. Then try it again.',
    is: /^The clock of the old site/,
  },
  {
    about: 'People at risk',
    advice:
      'Record the consents or link them, and have a second person check whether each text can do harm. Then publish it.',
    is: /about people at risk/,
  },
  {
    about: 'Links that lead nowhere',
    advice:
      'Open each text, and change the link or remove it. “Links and redirects” lists those of this site too, under “Broken links”.',
    is: /^A link /,
  },
  {
    about: 'Not public here',
    advice: 'Publish what readers should have. What should stay with staff needs nothing.',
    is: /Here it is a draft|taken off the schedule/,
  },
  {
    about: 'Other addresses than before',
    advice:
      'Where one is printed somewhere, look under “Links and redirects” at what it leads to now. A redirect can be changed there; what another text has stays with that text.',
    is: /\baddress\b.{0,300}(another one|cannot lead)|has the same number/,
  },
  {
    about: 'Pictures without a description',
    advice:
      'Describe each in its text, or in the media library for all texts: many readers hear it in place of the picture.',
    is: /has no description/,
  },
  {
    about: 'Shown otherwise than there',
    advice:
      'Look at each text as readers see it. Where a plugin showed something, write it into the text or remove what is left.',
    is: /shortcode|plugin|in a language that|of another site|A form|film or sound|script|[Tt]able|within elements|markup|million characters|than a report lists|no title|was cut|It had more than|said of it changed/,
  },
  {
    about: 'People',
    advice:
      'Nothing has to be done. Add who works here under Staff, with the mail address they have in WordPress, and import again: the texts are theirs then.',
    is: /^An author/,
  },
  {
    about: 'Categories and tags',
    advice: 'Nothing has to be done. At the desk, a trial of the export has a choice of what each becomes.',
    is: /^A category or tag/,
  },
]

export function themeOf(what: string): (FindingTheme & { rank: number }) | undefined {
  const rank = findingThemes.findIndex(({ is }) => is.test(what))
  if (rank < 0) return undefined
  const { about, advice } = findingThemes[rank]!
  return { about, advice, rank }
}
