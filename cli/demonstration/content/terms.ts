type Term<Slug extends string> = { slug: Slug; name: string; description: string }

function terms<Slug extends string>(...list: Term<Slug>[]) {
  return list
}

/** Countries, in the order in which filters show them. */
export const countries = terms(
  {
    slug: 'regional',
    name: 'Regional',
    description: 'What concerns the Greater Mekong Sub-region as a whole: six countries that agreed to work together.',
  },
  { slug: 'cambodia', name: 'Cambodia', description: 'Posts and publications that concern Cambodia.' },
  { slug: 'china', name: 'China', description: 'Posts and publications that concern China.' },
  {
    slug: 'lao-pdr',
    name: 'Lao PDR',
    description: 'Posts and publications that concern the Lao People’s Democratic Republic.',
  },
  { slug: 'myanmar', name: 'Myanmar', description: 'Posts and publications that concern Myanmar.' },
  { slug: 'thailand', name: 'Thailand', description: 'Posts and publications that concern Thailand.' },
  { slug: 'viet-nam', name: 'Viet Nam', description: 'Posts and publications that concern Viet Nam.' },
)

/** Topics; the first that an item carries stands above its title in lists. */
export const topics = terms(
  {
    slug: 'commit-process',
    name: 'COMMIT Process',
    description: 'Cooperation of the six governments under the memorandum that they signed in 2004.',
  },
  {
    slug: 'protection',
    name: 'Protection',
    description: 'What is owed to people who were trafficked: being recognised, being safe, being asked, going on.',
  },
  {
    slug: 'prevention',
    name: 'Prevention',
    description: 'What makes it less likely that anyone is trafficked at all.',
  },
  { slug: 'policy', name: 'Policy', description: 'Agreements, plans and the words in which governments make them.' },
  { slug: 'research', name: 'Research', description: 'How things are found out, counted and reported.' },
  { slug: 'newsletter', name: 'Newsletter', description: 'Issues of the newsletter, and notes about them.' },
  { slug: 'publications', name: 'Publications', description: 'What is new in the library, and how to read it.' },
  {
    slug: 'archive',
    name: 'The archive',
    description: 'How this archive works, for readers and for those who write in it.',
  },
)

export type Country = (typeof countries)[number]['slug']
export type Topic = (typeof topics)[number]['slug']
