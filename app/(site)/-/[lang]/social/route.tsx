import { siteName, tagline } from '@/components/site/named'
import { drawCard } from '@/app/(site)/social/card'
import { machine, publicRoute } from '@/app/(site)/public-route'

/** The picture of the site, for programs that show a link with one. */
export const GET = publicRoute(async ({ frame }) =>
  machine(await drawCard({ kind: '', title: siteName(frame).text, site: tagline(frame).text }), 'image/png'),
)
