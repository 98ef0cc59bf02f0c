'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems, useForm } from '@/components/ui/form'
import { SelectField, TextField } from '@/components/ui/fields'
import type { RunState } from '@/domain/imports/runs'
import { removeExport, runImport, tryImport } from '../../actions'

type Props = {
  id: string
  standing: RunState
  hasTrial: boolean
  folders: string[]
  uploads: string | null
  site?: string
}

export function RunButtons({ id, standing, hasTrial, folders, uploads: chosen, site: named }: Props) {
  const [uploads, choose] = useState(chosen ?? '')
  const [site, nameSite] = useState(named ?? '')
  const router = useRouter()
  const trial = useForm(tryImport)
  const run = useForm(runImport)
  const remove = useForm(removeExport, { onDone: () => router.push('/admin/imports') })
  const wasImporting = standing.is === 'stopped' && standing.what === 'import'
  const isPending = trial.pending || run.pending || remove.pending
  const isOther = uploads !== (chosen ?? '') || site !== (named ?? '')
  return (
    <div className="mb-8 grid gap-4">
      <Problems problems={[...trial.problems, ...run.problems, ...remove.problems]} />
      {!wasImporting && named !== undefined && (
        <TextField
          label="Address of the old site"
          className="max-w-md"
          type="url"
          placeholder="https://www.example.org"
          value={site}
          onChange={nameSite}
          hint="Links of its texts that lead there become links within this site."
          problem={trial.problems.find(({ field }) => field === 'site')?.message}
        />
      )}
      {!wasImporting && folders.length > 0 && (
        <SelectField
          label="Pictures and files"
          className="max-w-md"
          value={uploads}
          onChange={choose}
          options={[
            { value: '', label: 'None: only the texts' },
            ...folders.map((name) => ({ value: name, label: `The folder “${name}”` })),
          ]}
          hint={isOther ? 'Preview it again to see what comes with this.' : undefined}
        />
      )}
      <div className="flex flex-wrap gap-3">
        {(wasImporting || (hasTrial && !isOther)) && (
          <Button kind="primary" isPending={run.pending} isDisabled={isPending} onPress={() => run.send({ id })}>
            {wasImporting ? 'Continue' : 'Import'}
          </Button>
        )}
        {!wasImporting && (
          <Button
            isPending={trial.pending}
            isDisabled={isPending}
            onPress={() => trial.send({ id, uploads, ...(named !== undefined && { site }) })}
          >
            {hasTrial || standing.is === 'stopped' ? 'Preview again' : 'Preview'}
          </Button>
        )}
        <Button kind="danger" isPending={remove.pending} isDisabled={isPending} onPress={() => remove.send({ id })}>
          Remove the export
        </Button>
      </div>
    </div>
  )
}
