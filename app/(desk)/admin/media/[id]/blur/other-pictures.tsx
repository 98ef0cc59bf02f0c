import { Link } from '@/components/ui/link'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import { Checkbox } from '@/components/ui/fields'
import type { Media } from '@/domain/files/media'
import type { Size } from '../crop/crop-math'

/** Another upload that may show the same person. `isSameSize`: areas of the blurred picture fit it. */
export type OtherPicture = Pick<Media, 'id' | 'name' | 'version' | 'type'> &
  Size & { isSameSize: boolean; isTrashed: boolean }

type Props = { others: OtherPicture[]; chosenIds: string[]; onChoose: (ids: string[]) => void }

export function OtherPictures({ others, chosenIds, onChoose }: Props) {
  if (others.length === 0) return null
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="float-left mb-2 w-full font-semibold">Other versions</legend>
      <p className="clear-both mb-2 text-sm text-soft">
        They stay as they are unless you choose them. Look whether they show the same.
      </p>
      <ul>
        {others.map((other) => (
          <li key={other.id} className="flex items-start gap-3 border-t border-line py-2">
            <Thumbnail upload={{ ...other, focalX: null, focalY: null }} className="h-14 w-20 shrink-0" />
            <div className="min-w-0">
              {other.isSameSize ? (
                <Checkbox
                  isSelected={chosenIds.includes(other.id)}
                  onChange={(isChosen) =>
                    onChoose(isChosen ? [...chosenIds, other.id] : chosenIds.filter((id) => id !== other.id))
                  }
                >
                  Blur the same areas in version {other.version}, {other.name}
                </Checkbox>
              ) : (
                <p>
                  Version {other.version} has another size ({other.width} × {other.height}):{' '}
                  <Link href={`/admin/media/${other.id}/blur`}>blur version {other.version}</Link> by itself.
                </p>
              )}
              {other.isTrashed && <p className="text-sm text-soft">It is in the trash.</p>}
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
