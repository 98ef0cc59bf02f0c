import { z } from 'zod'
import { defaultSite, type Site } from '@/domain/published/site'
import { languages } from '@/lib/languages'
import { readText } from './text-files'

// The texts of the demonstration are English first.
const inOthers = z.enum(languages).exclude(['en'])

const Names = z.partialRecord(inOthers, z.string())
const Term = z.strictObject({ slug: z.string(), name: z.string(), description: z.string(), names: Names })

/** Countries and topics, in the order in which filters show them; the first topic of an item stands above its title in lists. */
export const { countries, topics } = readText(
  'terms.json',
  z.strictObject({ countries: z.array(Term), topics: z.array(Term) }),
)

const Said = z.strictObject({ name: z.string(), hours: z.string(), about: z.string(), spoken: z.string() })

/** Examples of services that help people. They are no services, and say so. */
export const helpServices = readText(
  'help.json',
  z.array(
    Said.extend({
      country: z.enum(countries.map(({ slug }) => slug)),
      words: z.record(inOthers, Said),
    }),
  ),
)

/** The drawings of `pictures.ts`. */
export const PictureName = z.enum(['river', 'layers', 'contours'])
export type PictureName = z.infer<typeof PictureName>
/** A description of each picture, for readers who do not see it. */
export const pictureDescriptions = readText('pictures.json', z.record(PictureName, z.string()))

const MenuNames = z.record(z.string(), z.string())
const {
  leadSlug: lead,
  menu,
  ...siteFacts
} = readText(
  'site.json',
  z.strictObject({
    name: z.string(),
    tagline: z.string(),
    zone: z.string(),
    contact: z.string(),
    organisations: z.array(z.strictObject({ name: z.string(), url: z.string() })),
    /** What stands in the menu behind the lists that every site has. */
    menu: z.array(z.strictObject({ label: z.string(), path: z.string() })),
    footerMenu: z.array(z.strictObject({ label: z.string(), path: z.string() })),
    translations: z.partialRecord(inOthers, z.strictObject({ name: z.string(), tagline: z.string(), menu: MenuNames })),
    // Sample texts are not to be cited as the project’s own.
    publisher: z.string(),
    leadSlug: z.string(),
  }),
)

/** The settings of the demonstration's site. */
export const site = { ...siteFacts, menu: [...defaultSite.menu, ...menu] } satisfies Partial<Site>
/** The slug of the entry that leads the front page. */
export const leadSlug = lead
