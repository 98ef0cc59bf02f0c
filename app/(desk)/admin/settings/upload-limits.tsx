'use client'

import { Section } from '@/components/admin/shell/section'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { WrittenQuota } from '@/domain/files/upload-quota'
import { saveUploadLimits } from './actions'

/** How much each contributor and editor may upload. */
export function UploadLimits({ limits }: { limits: WrittenQuota }) {
  const { form, pending, answer, problems, problem, typedValues } = useForm(saveUploadLimits)
  const field = (name: keyof WrittenQuota) => ({
    name,
    defaultValue: typedValues[name] ?? limits[name],
    problem: problem(name),
    inputMode: 'decimal' as const,
  })
  return (
    <Section title="Upload limits" id="upload-limits" className="mt-14 scroll-mt-6">
      <p className="mb-4 max-w-[66ch] text-sm text-soft">
        How much each contributor and editor may upload, in gigabytes. Admins and imports have no limit. Files that are
        here already stay, and what lies in the trash counts until it is erased. Empty means no limit.
      </p>
      <form {...form} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="In 24 hours (GB)" {...field('daily')} />
          <TextField label="In all (GB)" {...field('total')} />
        </div>
        <Problems problems={problems.filter(({ field }) => !field)} />
        <div className="flex items-center gap-4">
          <Button type="submit" isPending={pending}>
            Change the limits
          </Button>
          <StatusLine>{answer?.ok && !pending && 'Saved.'}</StatusLine>
        </div>
      </form>
    </Section>
  )
}
