import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import type { Organisation } from '@/domain/published/site'

const OrganisationPicker = loadLater(() => import('./organisation-picker').then((part) => part.OrganisationPicker))

type Props = {
  label: string
  organisations: Organisation[]
  onChoose: (organisation: Organisation) => void
}

export function ChooseOrganisation({ label, organisations, onChoose }: Props) {
  useEffect(() => void OrganisationPicker.load(), [])
  return (
    <Dialog title="Choose an organisation" trigger={<Button small>{label}</Button>}>
      {(close) => (
        <OrganisationPicker
          organisations={organisations}
          onChoose={(organisation) => {
            close()
            onChoose(organisation)
          }}
        />
      )}
    </Dialog>
  )
}
