import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/admin/shell/page-head'
import { siteSettings } from '@/domain/published/site'
import { helpServicesForDesk } from '@/domain/site/help-services'
import { HelpScreen } from './help-screen'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Help for people' }

export default deskPage('/admin/help', async ({ actor, clock: { now } }) => {
  const [countries, { zone }] = await Promise.all([helpServicesForDesk(actor, now), siteSettings()])
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
})
