import { machine, publicRoute } from '@/app/(site)/public-route'

// What staff see is refused by sign-in, not by this; it only spares crawlers the way. The public API is for them as well.
const closedPaths = ['/admin', '/sign-in', '/setup/', '/preview/', '/api/auth/', '/api/desk/']

export const GET = publicRoute(async ({ frame }) => {
  const lines = [
    'User-agent: *',
    ...closedPaths.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${frame.origin}/sitemap.xml`,
  ]
  return machine(`${lines.join('\n')}\n`, 'text/plain')
})
