import type { Site } from '@/domain/published/site'

/** Shows how browsers and phones find the icon of the site: its own, or the one that comes with Gazette. */
export function Icons({ site }: { site: Site }) {
  if (!site.icon) return <link rel="icon" href="/icon.svg" />
  return (
    <>
      <link rel="icon" href="/icon-32.png" sizes="32x32" />
      <link rel="icon" href="/icon-48.png" sizes="48x48" />
      <link rel="apple-touch-icon" href="/icon-180.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
    </>
  )
}
