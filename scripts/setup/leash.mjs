// Loaded into the relay before it starts. The fourth descriptor is a pipe held by the start script: when that script is
// killed outright, the pipe closes and the relay goes the same way, instead of holding the port with nobody to stop it.
// Everything that was acknowledged is on disk by then.
import { Socket } from 'node:net'
import { isMainThread } from 'node:worker_threads'

// Workers of the relay load this too, and have nothing to hold.
if (isMainThread) {
  const leash = new Socket({ fd: 3 })
  leash.on('error', () => {})
  leash.once('close', () => process.kill(process.pid, 'SIGKILL'))
  leash.resume()
  leash.unref()
}
