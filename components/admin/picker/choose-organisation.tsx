import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { Organisation } from '@/domain/published/site'

const OrganisationPicker = later(() => import('./organisation-picker').then((part) => part.OrganisationPicker))

type Props = {
  label: string
  organisations: Organisation[]
  onChoose: (organisation: Organisation) => void
}

export function ChooseOrganisation({ label, organisations, onChoose }: Props) {
  const [open, setOpen] = useState(false)
  // Loads early, so that the first key after opening is not lost.
  useEffect(() => void OrganisationPicker.load(), [])
  return (
    <Dialog title="Choose an organisation" open={open} onOpenChange={setOpen} trigger={<Button small>{label}</Button>}>
      <OrganisationPicker
        organisations={organisations}
        onChoose={(organisation) => {
          setOpen(false)
          onChoose(organisation)
        }}
      />
    </Dialog>
  )
}
