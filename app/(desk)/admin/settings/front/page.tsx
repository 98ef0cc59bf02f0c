import { PageHead } from '@/components/admin/shell/page-head'
import { siteSettings } from '@/domain/published/site'
import { leadChoices } from '@/domain/site/settings'
import { longDate } from '@/lib/time/time'
import { FrontForm } from './front-form'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Front page' }

export default deskPage('/admin/settings/front', async ({ actor, clock: { now } }) => {
  const { leadEntryId, pinnedEntryIds, zone } = await siteSettings()
  const chosenIds = [...pinnedEntryIds, ...(leadEntryId ? [leadEntryId] : [])]
  const choices = await leadChoices(actor, chosenIds, now)
  const options = choices.map(({ entryId, title, dated }) => ({
    value: String(entryId),
    label: `${title || 'Untitled'} · ${dated === null ? 'not published, so not shown' : longDate(dated, zone)}`,
  }))
  return (
    <div className="max-w-3xl">
      <PageHead title="Front page">
        What leads the site’s <a href="/">front page</a> and what stands above the newest. A text is shown there while
        it is live, and not a moment longer.
      </PageHead>
      <FrontForm site={{ leadEntryId, pinnedEntryIds }} choices={options} />
    </div>
  )
})
