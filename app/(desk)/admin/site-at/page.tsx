import { SiteAtMomentForm } from './see-then'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { nextMoments } from '@/domain/desk/calendar'
import { capitalize } from '@/lib/text/capitalized'
import { relativeTime } from '@/lib/time/relative-time'
import { deskMoment } from '@/lib/time/time'
import { siteAt } from './moment-in'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'The site as it will stand' }

export default deskPage('/admin/site-at', async ({ actor, clock }) => {
  const moments = await nextMoments(actor, clock.now)
  return (
    <>
      <PageHead title="The site as it will stand">
        Every public page as readers get it at a moment to come. Only editors see it; readers always get the present.
      </PageHead>
      <div className="grid gap-x-10 gap-y-10 xl:grid-cols-2">
        <Section
          title="When it changes by itself"
          id="moments"
          nothing={moments.length === 0 && 'Nothing is set for later.'}
        >
          <ol>
            {moments.map(({ at, happenings }) => (
              <li key={at} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
                <a href={siteAt(at)} className="inline-flex min-h-6 items-center font-semibold">
                  {capitalize(deskMoment(at, clock))}
                </a>{' '}
                <span className="text-sm text-soft">{relativeTime(at, clock.now)}</span>
                <ul className="text-sm text-soft">
                  {happenings.map(({ releaseId, entryId, title, effect, language }) => (
                    <li key={`${entryId}-${releaseId}`}>
                      <span lang={language}>{title || 'Untitled'}</span> {effect}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </Section>
        <Section title="Another moment" id="another">
          <SiteAtMomentForm clock={clock} />
        </Section>
      </div>
    </>
  )
})
