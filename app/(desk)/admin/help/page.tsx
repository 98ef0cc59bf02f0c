import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { siteSettings } from '@/domain/published/site'
import { helpServicesForDesk } from '@/domain/site/help-services'
import { clockFor } from '../clock'
import { orForbidden } from '../or-forbidden'
import { HelpScreen } from './help-screen'

export const metadata: Metadata = { title: 'Help for people' }

export default async function HelpServices() {
  const actor = await requireActor('/admin/help')
  const { now } = await clockFor(actor)
  const [countries, { zone }] = await Promise.all([orForbidden(helpServicesForDesk(actor, now)), siteSettings()])
  const isShown = countries.some(({ services }) => services.length > 0)
  return (
    <div className="max-w-3xl">
      <PageHead title="Help for people">
        Services that help people who are, or may be, in danger. Every page of the site leads to them
        {isShown ? (
          <>
            {' '}
            at <a href="/help">/help</a>, in each language.
          </>
        ) : (
          ' once there is one.'
        )}{' '}
        Check them every 90 days: a number that nobody answers costs time that somebody may not have.
      </PageHead>
      {countries.length === 0 ? (
        <p>
          There is no country yet. <Link href="/admin/terms">Add one under Topics and countries</Link>, and then its
          services here.
        </p>
      ) : (
        <HelpScreen countries={countries} zone={zone} />
      )}
    </div>
  )
}
