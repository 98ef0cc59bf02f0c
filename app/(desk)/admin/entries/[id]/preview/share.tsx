'use client'

import { Button } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { Dialog } from '@/components/ui/dialog'
import { Problems } from '@/components/ui/problems'
import { RadioGroup } from '@/components/ui/radio-group'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { share } from './actions'

type Props = { entryId: number; revisionId: number }

/** Makes a link that shows this draft to someone without an account. */
export function Share(props: Props) {
  return (
    <Dialog title="Share the draft" trigger={<Button kind="primary">Share…</Button>}>
      {(close) => <Making {...props} close={close} />}
    </Dialog>
  )
}

const lengths = [
  { value: 'hour', label: '1 hour' },
  { value: 'day', label: '1 day' },
  { value: 'week', label: '7 days' },
  { value: 'fortnight', label: '14 days, the longest' },
]

function Making({ entryId, revisionId, close }: Props & { close: () => void }) {
  const { form, pending, answer, problems, problem } = useForm(share)
  if (answer?.ok) {
    const { address, label, until } = answer.value
    return (
      <div className="grid gap-4">
        <p>
          <strong>Copy this link for {label} now: it is not shown again.</strong> Whoever has it can read the draft,
          with its pictures and files, until {until}, or until you revoke it.
        </p>
        <CopyField label="Preview link" value={address} autoFocus />
        <Button onPress={close} className="justify-self-start">
          Done
        </Button>
      </div>
    )
  }
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="entryId" value={entryId} />
      <Problems problems={problems} except={['label', 'shows', 'lasts']} />
      <TextField
        label="For whom"
        name="label"
        problem={problem('label')}
        hint="For your colleagues’ eyes, such as “Ministry of Justice, Ms Chan”."
        autoComplete="off"
        isRequired
        autoFocus
      />
      <RadioGroup
        label="It shows"
        name="shows"
        defaultValue="newest"
        problem={problem('shows')}
        choices={[
          { value: 'newest', label: 'The newest text', hint: 'Whatever is saved when it is opened.' },
          { value: String(revisionId), label: 'This version', hint: 'What the preview shows now, and nothing later.' },
        ]}
      />
      <SelectField label="It opens for" name="lasts" defaultValue="week" options={lengths} problem={problem('lasts')} />
      <Button type="submit" kind="primary" isPending={pending} className="justify-self-start">
        Make the link
      </Button>
    </form>
  )
}
