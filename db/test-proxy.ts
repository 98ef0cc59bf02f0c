import { connect, createServer, type AddressInfo, type NetConnectOpts, type Server, type Socket } from 'node:net'

/** Stands between this process and the server of the database, so that a test can take the server away. */
export class TestProxy {
  private readonly sockets = new Set<Socket>()
  private isFrozen = false
  private port = 0

  private constructor(
    private readonly server: Server,
    private target: NetConnectOpts,
  ) {
    server.on('connection', (socket) => this.join(socket))
  }

  /** A proxy before the server at an address of a database. */
  static async before(url: string) {
    const server = createServer()
    const proxy = new TestProxy(server, TestProxy.targetOf(url))
    await proxy.listen(0)
    proxy.port = (server.address() as AddressInfo).port
    return proxy
  }

  private static targetOf(url: string): NetConnectOpts {
    const { hostname, port, searchParams } = new URL(url)
    const folder = searchParams.get('host')
    return folder
      ? { path: `${folder}/.s.PGSQL.${port || searchParams.get('port') || 5432}` }
      : { host: hostname, port: Number(port || 5432) }
  }

  private listen(port: number) {
    return new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve))
  }

  /** Returns the address of a database through the proxy. */
  through(url: string) {
    const { username, password, pathname } = new URL(url)
    return `postgres://${username || 'postgres'}:${password}@127.0.0.1:${this.port}${pathname}`
  }

  /** Breaks all connections and accepts none. */
  async goAway() {
    this.endConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  comeBack() {
    return this.listen(this.port)
  }

  /** Keeps connections open, and forwards nothing. */
  freeze() {
    this.isFrozen = true
    // Neither side learns that the other one is gone.
    for (const socket of this.sockets) socket.pause().unpipe().removeAllListeners('close')
  }

  /** Takes new connections, and forwards nothing of them. */
  freezeNew() {
    this.isFrozen = true
  }

  /** Leads to another server from now on: new connections work, frozen ones get no answer. */
  leadTo(url: string) {
    this.target = TestProxy.targetOf(url)
    this.isFrozen = false
  }

  /** Frozen connections are lost; new ones work. */
  thaw() {
    this.isFrozen = false
    this.endConnections()
  }

  async end() {
    this.endConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private endConnections() {
    for (const socket of this.sockets) socket.destroy()
    this.sockets.clear()
  }

  private join(socket: Socket) {
    if (this.isFrozen) return void this.sockets.add(socket.on('error', () => {}))
    const other = connect(this.target)
    for (const [one, another] of [
      [socket, other],
      [other, socket],
    ] as const) {
      this.sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        this.sockets.delete(one)
        another.destroy()
      })
      one.pipe(another)
    }
  }
}
