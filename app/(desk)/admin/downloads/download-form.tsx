import { InstantForm } from '@/components/ui/instant-form'
import { SelectField } from '@/components/ui/select-field'
import { ShowOrAll } from '@/components/ui/show-or-all'
import { partialDate } from '@/lib/time/time'
import { downloadQuery, type DownloadAddress } from './download-address'

type Props = {
  address: DownloadAddress
  months: string[]
  publications: { entryId: number; title: string }[]
}

/** Shows the filters of the numbers. */
export function DownloadForm({ address, months, publications }: Props) {
  return (
    <InstantForm
      label="Downloads"
      path="/admin/downloads"
      query={downloadQuery({ ...address, page: undefined })}
      className="mb-5 grid items-end gap-3 border-y border-line bg-sheet px-3 py-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]"
    >
      <SelectField
        label="Month"
        name="month"
        defaultValue={address.month ?? ''}
        options={[
          { value: '', label: 'All of them' },
          ...months.map((month) => ({ value: month, label: partialDate(month) })),
        ]}
      />
      <SelectField
        label="Publication or post"
        name="entry"
        defaultValue={String(address.entry ?? '')}
        options={[
          { value: '', label: 'All of them' },
          ...publications.map(({ entryId, title }) => ({ value: String(entryId), label: title || 'Untitled' })),
        ]}
      />
      <ShowOrAll all={address.month || address.entry ? '/admin/downloads' : undefined} />
    </InstantForm>
  )
}
