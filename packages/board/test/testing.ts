export { createTestClock, createTestPeers, syncPeers, type TestPeer } from './peers.ts'
export { arbitraryEdit, arbitraryScript, playScript } from './scripts.ts'
