import { formerAddresses, type FormerAddress } from '@/domain/published/former'
import { csvLine } from '@/lib/formats/csv'
import type { Folder } from './folder'

export class FormerTable {
  private constructor(
    private readonly former: FormerAddress[],
    private readonly origin: string,
  ) {}

  /** @param at UTC ms @param origin the address of the site */
  static async at(at: number, origin: string) {
    return new FormerTable(await formerAddresses(at), origin)
  }

  leadingTo(path: string): string[] {
    return this.former
      .flatMap((address) => (address.is !== 'gone' && address.to === path ? [this.wholeUrl(address)] : []))
      .toSorted()
  }

  /** The target is empty for a withdrawn text. */
  async write(folder: Folder) {
    const lines = this.former
      .map((address) => csvLine([this.wholeUrl(address), address.is === 'gone' ? '' : this.origin + address.to]))
      .toSorted()
    await folder.write('former-addresses.csv', csvLine(['address', 'leads to']) + lines.join(''))
  }

  /** Uses http, because the scheme of an earlier host is unknown. */
  private wholeUrl(address: FormerAddress) {
    return address.is === 'at a host' ? `http://${address.host}${address.path}` : this.origin + address.path
  }
}
