import { CopyField } from '@/components/ui/copy-field'

/** A link that is shown once, to be handed over by a person: there is no mail yet. */
export function OneTimeLink({ name, address, until }: { name: string; address: string; until: string }) {
  return (
    <div className="grid gap-3">
      <p>
        Gazette sends no mail yet: <strong>copy this link and give it to {name} yourself</strong>, by a way only they
        read. It works once, until {until}, and is not shown again.
      </p>
      <CopyField label="Link to hand over" value={address} />
    </div>
  )
}
