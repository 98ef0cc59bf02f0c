import { passwordRefusal } from '@/auth/setup'
import { sharedNow } from '@/db/clock'
import { isMainLanguageFree } from '@/domain/site/main-language'
import { hasDemonstration } from '@/domain/site/demonstration'
import { siteSettings } from '@/domain/published/site'
import { findSetupLink, usedLinkAt } from '@/domain/staff/setup-links'
import { WithLanguages } from '@/components/admin/shell/with-languages'
import { settingForBrowsers } from '@/lib/languages/language-tags'
import { mainLanguage } from '@/lib/languages/languages'
import { deskTime } from '@/lib/time/time'
import { zoneChoices } from '@/lib/time/zones'
import { Gate } from '../../gate'
import { pageTitle } from '@/app/(desk)/page-title'
import { OtherWays, SingleSignOn } from '../../sign-in/other-ways'
import { RecoverySignInForm, SetupForm } from './form'

export const generateMetadata = () => pageTitle('Set up your account')

type Props = { params: Promise<{ token: string }> }

export default async function SetupPage({ params }: Props) {
  const { token } = await params
  const now = sharedNow()
  const [link, usedAt, site] = await Promise.all([findSetupLink(token, now), usedLinkAt(token, now), siteSettings()])
  if (!link)
    return usedAt ? <UsedLink site={site.name} at={deskTime(usedAt, site.zone)} /> : <ExpiredLink site={site.name} />
  const { person, kind } = link
  const noPassword = passwordRefusal(link)
  if (noPassword && kind === 'way back')
    return (
      <Gate
        site={site.name}
        title="Sign in once"
        lead="This link from the machine lets you in once, without single sign-on."
      >
        <RecoverySignInForm token={token} />
      </Gate>
    )
  if (noPassword)
    return (
      <Gate site={site.name} title="You were invited" lead={noPassword.problems[0]!.message}>
        <SingleSignOn next="/admin" />
      </Gate>
    )
  return (
    <Gate site={site.name} title={setupTitles[kind]} lead={setupLeads[kind]}>
      <WithLanguages setting={settingForBrowsers()}>
        <SetupForm
          token={token}
          person={person}
          site={person ? undefined : { zone: site.zone, zones: zoneChoices(now) }}
          createsAccount={kind === 'first' || kind === 'invitation'}
          asksAboutDemonstration={!person && (await hasDemonstration())}
          mainLanguage={!person && (await isMainLanguageFree(now)) ? mainLanguage() : undefined}
        />
      </WithLanguages>
      <OtherWays>{kind === 'invitation' && <SingleSignOn next="/admin" />}</OtherWays>
    </Gate>
  )
}

const setupTitles = {
  first: 'Make the first account',
  invitation: 'Set up your account',
  password: 'Choose a new password',
  'way back': 'Choose a new password',
}

const setupLeads = {
  first: 'This makes the first admin, who can invite everyone else. The link works once.',
  invitation: 'You were invited to write here. Choose your password; this link works once.',
  password: 'Choose another password; the one before and this link then open nothing any more.',
  'way back': 'Choose another password; the one before and this link then open nothing any more.',
}

function UsedLink({ site, at }: { site: string; at: string }) {
  return (
    <Gate site={site} title="This link was used already" lead={`It works once, and was used on ${at}.`}>
      <ul className="grid gap-3 border-t border-line pt-4">
        <li>
          Was that you? Then <a href="/sign-in">sign in</a>.
        </li>
        <li>If it was not you, tell an admin at once: somebody else may have your account.</li>
      </ul>
    </Gate>
  )
}

function ExpiredLink({ site }: { site: string }) {
  return (
    <Gate
      site={site}
      title="This link no longer works"
      lead="It is too old, or something came after it: a newer link, a new password, another role. Invitations work for seven days, other links for 30 minutes."
    >
      <ul className="grid gap-3 border-t border-line pt-4">
        <li>
          Do you have an account already? Then <a href="/sign-in">sign in</a>.
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
