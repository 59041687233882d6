import Foundation
import SQLite
import Warehouse
import Workspace

/// Makes a person unidentifiable in a workspace, keeps the sums, and keeps it so when old exports are
/// imported again.
///
/// What names the person goes from the dimension and what stands below it, from texts, rejects, kept
/// segments, packs and backups; facts stay and go on flowing to a customer who is called `erased-N`.
/// By salted fingerprints in `erased.csv` the person's ids and addresses are known again. Documents
/// keep their numbers, which the firm's books need.
public struct Eraser {
  /// What an erasure takes away.
  public struct Plan: Sendable {
    /// What the customer is called from now on.
    public let name: String
    /// How many accounts of sources the customer has.
    public let accounts: Int
    /// How many rejected rows in the warehouse tell of it.
    public let rejectedRows: Int
    /// The files that tell of it.
    public let steps: [ErasureStep]
    /// It was erased before: only what is left behind in files is overwritten.
    public let isErasedAlready: Bool
    fileprivate let customerKey: Int
  }

  private let folder: WorkspaceFolder
  private let settings: Settings

  /// An eraser of a workspace.
  public init(folder: WorkspaceFolder, settings: Settings) {
    self.folder = folder
    self.settings = settings
  }

  /// What erasing the customer of a key would take away; changes nothing.
  /// - Throws: `ImportError`, `WarehouseError`, `SQLiteError`.
  public func plan(customerKey: Int) throws -> Plan {
    let connection = try Warehouse.openForReading(path: folder.warehousePath)
    let person = try ErasedPerson(
      connection, customerKey: customerKey, ErasedList(path: folder.erasedPath))
    let finder = try CustomerCellFinder(folder, settings, connection)
    let files = ErasureFiles(
      folder: folder, settings: settings, traces: person.traces, finder: finder)
    return Plan(
      name: person.name, accounts: person.accounts.count,
      rejectedRows: try ErasedAccounts(connection).rejects(telling: person.traces, finder).count,
      steps: person.traces.areNone ? [] : try files.steps(),
      isErasedAlready: person.isErased, customerKey: customerKey)
  }

  /// Erases. First the list, so that nothing comes back; then the files, while the warehouse still
  /// knows what to look for; then the warehouse. Stopped on the way it can be begun again.
  /// - Throws: `ImportError`, `WarehouseError`, `SQLiteError`, or why a file cannot be changed.
  public func carryOut(_ plan: Plan, waitSeconds: Double = 5) throws {
    let lock = try WorkspaceLock(path: folder.warehousePath + ".lock", waitSeconds: waitSeconds)
    defer { withExtendedLifetime(lock) {} }
    do {
      try erase(plan)
    } catch let error as SQLiteError {
      throw Warehouse.translate(error, path: folder.warehousePath)
    }
  }

  private func erase(_ plan: Plan) throws {
    let target = try WarehouseTarget(path: folder.warehousePath)
    var isLanded = false
    defer { if !isLanded { target.abandon() } }
    var list = try ErasedList(path: folder.erasedPath)
    let person = try ErasedPerson(target.connection, customerKey: plan.customerKey, list)
    if !person.isErased {
      try person.add(to: &list, sharedIn: target.connection)
      try list.write()
      let accounts = ErasedAccounts(target.connection)
      // While the files of rejects are there still, whose headers tell which cell says what.
      let finder = try CustomerCellFinder(folder, settings, target.connection)
      let rejects = try accounts.rejects(telling: person.traces, finder)
      let files = ErasureFiles(
        folder: folder, settings: settings, traces: person.traces, finder: finder)
      try files.carryOut(plan.steps, as: person.name)
      try target.connection.execute("PRAGMA secure_delete = ON")
      try accounts.erase(person.traces, rejects: rejects)
      try accounts.erase(person.accounts)
      try settle(target.connection, mark: list.mark)
    }
    try target.commit()
    isLanded = true
    try compact(target.connection)
  }

  /// Applies the workspace's list of erased people to a warehouse that does not know it: one from a
  /// backup, or of a run that was stopped.
  func applyList() throws {
    guard FileManager.default.fileExists(atPath: folder.erasedPath),
      FileManager.default.fileExists(atPath: folder.warehousePath)
    else { return }
    let list = try ErasedList(path: folder.erasedPath)
    let target = try WarehouseTarget(path: folder.warehousePath)
    var isLanded = false
    defer { if !isLanded { target.abandon() } }
    if try ErasedAccounts(target.connection).isApplied(mark: list.mark) { return }
    try target.connection.execute("PRAGMA secure_delete = ON")
    try applyList(list, target.connection)
    try settle(target.connection, mark: list.mark)
    try target.commit()
    isLanded = true
    try compact(target.connection)
  }

  private func applyList(_ list: ErasedList, _ connection: Connection) throws {
    let select = try connection.prepare(SQLText.accountsBySource.text)
    var accounts: [ErasedAccounts.Account] = []
    var customers: Set<Int> = []
    while try select.step() {
      guard let name = list.name(.id, select.textBytes(1), source: select.text(3)) else { continue }
      accounts.append(
        ErasedAccounts.Account(
          key: select.integer(0), id: select.text(1), sourceKey: select.integer(2), name: name))
      customers.insert(Int(select.integer(4)))
    }
    let erased = ErasedAccounts(connection)
    let finder = try CustomerCellFinder(folder, settings, connection)
    for customer in customers {
      let traces = try ErasedPerson(connection, customerKey: customer, list).traces
      try erased.erase(traces, rejects: erased.rejects(telling: traces, finder))
    }
    try erased.erase(accounts)
  }

  private func settle(_ connection: Connection, mark: String) throws {
    try ErasedAccounts(connection).keep(mark: mark)
    let writer = Writer(
      connection, nil, try FileOrder(connection, knowsOwners: settings.knowsOwners))
    writer.restsChanged.members = true
    _ = try Settlement(connection, settings, writer, nil)
      .settle(TouchedMonths(), firstFacts: [])
  }

  /// Overwrites what was left behind in the file and in its log.
  private func compact(_ connection: Connection) throws {
    try connection.execute("VACUUM")
    let checkpoint = try connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)")
    guard try checkpoint.step(), checkpoint.integer(0) == 0 else {
      throw ImportError.held("somebody who reads it; erase once more then, for what its log holds")
    }
  }
}
