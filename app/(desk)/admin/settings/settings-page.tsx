import type { ReactNode } from 'react'
import { PageHead } from '@/components/admin/shell/page-head'
import { Tabs } from '@/components/admin/shell/tabs'
import { hasColleagues } from '@/domain/staff/staff'
import { pick } from '@/lib/lists/pick'
import { FindSetting } from './find-setting'
import { settingsPages, settingsPlaces, type SettingsPath } from './places'

type Props = { here: SettingsPath; children: ReactNode }

/** Shows a page of the settings beneath the links to all of them and the search. */
export async function SettingsPage({ here, children }: Props) {
  return (
    <div className="max-w-3xl">
      <PageHead title="Settings" actions={<FindSetting places={settingsPlaces(await hasColleagues())} />} />
      <Tabs label="Settings" here={here} tabs={settingsPages.map((page) => pick(page, 'href', 'label'))} />
      <div className="grid gap-14">{children}</div>
    </div>
  )
}
