import { hasDemonstration } from '@/domain/site/demonstration'
import { siteSettings } from '@/domain/published/site'
import { findSetupLink } from '@/domain/staff/setup-links'
import { Gate } from '../../gate'
import { pageTitle } from '@/app/(desk)/page-title'
import { SetupForm } from './form'

export const generateMetadata = () => pageTitle('Set up your account')

type Props = { params: Promise<{ token: string }> }

export default async function SetupPage({ params }: Props) {
  const { token } = await params
  const [link, site] = await Promise.all([findSetupLink(token, Date.now()), siteSettings()])
  if (!link) return <UsedUp site={site.name} />
  const { person } = link
  const lead = person
    ? 'You were invited to write here. Choose your password; this link works once.'
    : 'This makes the first admin, who can invite everyone else. The link works once.'
  return (
    <Gate site={site.name} title={person ? 'Set up your account' : 'Make the first account'} lead={lead}>
      <SetupForm token={token} person={person} asksAboutDemonstration={!person && (await hasDemonstration())} />
    </Gate>
  )
}

function UsedUp({ site }: { site: string }) {
  return (
    <Gate site={site} title="This link no longer works" lead="Set-up links work once, for 30 minutes.">
      <ul className="grid gap-3 border-t border-line pt-4">
        <li>
          Have you used it already? Then <a href="/sign-in">sign in</a>.
        </li>
        <li>Were you invited? Ask an admin for a new link: they find it under Staff.</li>
        <li>
          Do you run this site? Stop it and start it again for a new first link, or run this on the machine:
          <code className="mt-1.5 block border-l-3 border-line pl-3 font-mono text-sm">
            npm run gazette -- staff add --email you@example.org --name &quot;Your name&quot; --role admin
          </code>
        </li>
      </ul>
    </Gate>
  )
}
