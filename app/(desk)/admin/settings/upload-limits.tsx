'use client'

import { Section } from '@/components/admin/shell/section'
import { Form } from '@/components/ui/form'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { WrittenQuota } from '@/domain/files/upload-quota'
import { saveUploadLimits } from './actions'

export function UploadLimits({ limits }: { limits: WrittenQuota }) {
  const save = useForm(saveUploadLimits)
  return (
    <Section title="Upload limits" id="upload-limits" className="mt-14 scroll-mt-6">
      <p className="mb-4 max-w-[66ch] text-sm text-soft">
        How much each contributor and editor may upload, in gigabytes. Admins and imports have no limit. Files that are
        here already stay, and what lies in the trash counts until it is erased. Empty means no limit.
      </p>
      <Form state={save} className="grid gap-4" verb="Change the limits" saved="Saved.">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="In 24 hours (GB)" {...save.field('daily', limits.daily)} inputMode="decimal" />
          <TextField label="In all (GB)" {...save.field('total', limits.total)} inputMode="decimal" />
        </div>
      </Form>
    </Section>
  )
}
