import Dispatch

/// A value that is computed on another thread while this one goes on.
public final class Background<Value>: @unchecked Sendable {
  // Written by the other thread before it leaves the group, read here after waiting for that.
  private var computed: Value?
  private let group = DispatchGroup()
  private let compute: () -> Value

  /// Begins to compute. What `compute` holds must not change until `value` was asked for.
  public init(_ compute: @escaping () -> Value) {
    self.compute = compute
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      computed = self.compute()
    }
  }

  /// The value, waited for if need be.
  public var value: Value {
    group.wait()
    return computed ?? compute()
  }
}
