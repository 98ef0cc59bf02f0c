import { formerAddresses, type Former } from '@/domain/published/former'
import { csvLine } from '@/lib/formats/csv'
import type { Folder } from './folder'

/** Every address at which nothing stands any more, as whoever moves on needs them: with what it leads to. */
export class FormerTable {
  private constructor(
    private readonly former: Former[],
    private readonly origin: string,
  ) {}

  /** @param at UTC ms @param origin the address of the site */
  static async at(at: number, origin: string) {
    return new FormerTable(await formerAddresses(at), origin)
  }

  /** The whole addresses that lead to a path. */
  leadingTo(path: string): string[] {
    return this.former
      .flatMap((address) => (address.is !== 'gone' && address.to === path ? [this.wholeUrl(address)] : []))
      .toSorted()
  }

  /** `former-addresses.csv`: each with the address it leads to, and nothing where its text was taken out. */
  async write(folder: Folder) {
    const lines = this.former
      .map((address) => csvLine([this.wholeUrl(address), address.is === 'gone' ? '' : this.origin + address.to]))
      .toSorted()
    await folder.write('former-addresses.csv', csvLine(['address', 'leads to']) + lines.join(''))
  }

  /** Returns an address as a whole; one of an earlier site alone has its host: which scheme it had nobody knows any more. */
  private wholeUrl(address: Former) {
    return address.is === 'at a host' ? `http://${address.host}${address.path}` : this.origin + address.path
  }
}
